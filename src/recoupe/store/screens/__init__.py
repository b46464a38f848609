"""What single screens of the desk show of the pages of a store, read with SQL, part by part: never the whole store."""
