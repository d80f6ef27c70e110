"""Words of the sector with their syllables, counted by ear."""

SPOKEN = {
    1: (
        "the make made helped homes house lives need health group bid fund funds paid through staff youth work "
        "charge learned worked reached trust plan planned shown drawn months year years choice loss care safe "
        "change times hope breathe shared lost since quite bridge aged brought view loaned tasks clothes"
    ),
    2: (
        "people trustees centre table settled places needed council partner project service support money budget "
        "member reserve outcome housing being safely careful homeless carers chances prices wages funded helping "
        "something report pension reduced increased client science trial giant nation social patient quiet "
        "school-based every statement caseload baseline improve improved doing going create decade ourselves "
        "lifelong therefore someone language rehearse behind weekly valued spaces minutes cases advice issues "
        "closure resource confused noticed pages cities outreach creates"
    ),
    3: (
        "volunteer family wellbeing manager charity creative enabled organise delivered loneliness together "
        "evidence benefit isolate media audience idea area fundraising involvement management creation employment "
        "safeguarding contribute partnership commission department agreement pensioner director annual reduction "
        "develop treasurer video quality musician reliance however employees ideal usual radio socially resources "
        "policy cabinet opposite quietly museum several gradual attended exercise positive resident medium "
        "premium alliance counsellors equally skeleton"
    ),
    4: (
        "community evaluate isolation society experience activity development independent available expenditure "
        "operation supervision beneficial information education variety population application seriously criteria "
        "material recovery identify diversity priority inclusively voluntary authority societies anxieties "
        "periodic unemployment emotional annually casually evaluates ceremony reliable"
    ),
    5: (
        "organisation evaluation opportunity university participation co-operation communication implementation "
        "individual intermediate continuity congratulation accommodation collaboration immediately opportunities"
    ),
    6: "responsibility",
}
