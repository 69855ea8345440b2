"""What editors type: the content of a page, and each verb of the workflow."""
