"""What many pages say together: the stage by cases, its laws, and the affair in a store from end to end."""
