"""What a document knows about the organisation, its project and its money, gathered before anything is written."""
