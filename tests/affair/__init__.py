"""The affair from captures to happenings, through the whole pipeline and the store."""
