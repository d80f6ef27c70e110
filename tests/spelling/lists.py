"""Words that are right, pairs of British and American spellings, and how the dictionary judges each."""

_COMMON = """
about above accept access account achieve across act activity adult advice affordable after again age agree aim all
allow almost also although always amount and annual answer apply approach area around art ask assess at attend
available average away background balance basic become before begin behind believe below benefit best better between
board both bring budget build business buyer call can care carer carry case centre challenge change charity cheap
child choice choose city clear client close club coach colleague come commission committee common community company
complete concern condition confidence consider contact contract cost council country course cover create crisis
culture daily dance date day debt decide deliver demand depend design develop difference disabled discuss distance
doctor donation during each early earn education effect employ empty encourage end engage enough enter equal event
every evidence example expect expense experience explain extra face family farm father feed feel fewer figure find
first food force form forward free friend full fund future garden general give goal good government grant group grow
half happen hard health hear help high hire history home hope hospital hour house idea important improve income
increase inform involve isolate issue join journey keep kitchen know lack language large learn leave less level
library life listen little local lonely long lose lunch manage measure meet member mental money month mother music
national need neighbour network never new night nobody notice number nurse offer office often open outcome outside
owner parent park partner pay people place plan policy poor practice prepare pressure prevent price problem project
promise protect proud provide public purpose quality quarter question quiet reach ready reason receive record reduce
refer region regular relationship rent repair report request research reserve resource respond rest result return
review right risk room rural safe salary school section secure select service session share shop short skill sleep
social society sport staff start statement stay street strength stress strong student subject succeed support survey
talk tax teach team thank think together town train travel trust understand unite until useful value vehicle village
visit voice volunteer wage wait walk want warm water week welcome wellbeing while wide winter with woman work worry
write year young
"""
COMMON = _COMMON.split()

_PAIRS = """
colour/color honour/honor labour/labor neighbour/neighbor favour/favor flavour/flavor behaviour/behavior
harbour/harbor humour/humor rumour/rumor vapour/vapor endeavour/endeavor favourite/favorite centre/center
theatre/theater litre/liter fibre/fiber sombre/somber calibre/caliber defence/defense offence/offense
travelled/traveled travelling/traveling cancelled/canceled counselling/counseling counsellor/counselor
labelled/labeled modelling/modeling fulfil/fulfill enrol/enroll enrolment/enrollment skilful/skillful
wilful/willful jewellery/jewelry catalogue/catalog dialogue/dialog analyse/analyze paralyse/paralyze
catalyse/catalyze anaemia/anemia paediatric/pediatric orthopaedic/orthopedic oestrogen/estrogen
diarrhoea/diarrhea manoeuvre/maneuver mould/mold moustache/mustache plough/plow pyjamas/pajamas
sceptical/skeptical aluminium/aluminum ageing/aging instalment/installment cosy/cozy mum/mom maths/math
analogue/analog leukaemia/leukemia haemorrhage/hemorrhage gynaecology/gynecology colourful/colorful
neighbourhood/neighborhood behavioural/behavioral honourable/honorable armour/armor odour/odor saviour/savior
marvellous/marvelous traveller/traveler fuelled/fueled signalling/signaling levelled/leveled channelled/channeled
woollen/woolen
"""
RIGHT_AND_WRONG = [pair.split("/") for pair in _PAIRS.split()]
"""British first; the dictionary lacks the American."""

_BOTH = """
organisation/organization organise/organize recognise/recognize judgement/judgment licence/license
practise/practice cooperate/co-operate programme/program grey/gray metre/meter tyre/tire foetus/fetus kerb/curb
inquiry/enquiry
"""
BOTH = [pair.split("/") for pair in _BOTH.split()]
"""Both are in the dictionary: British publishers write with z as well, and the second has a meaning of its own."""
