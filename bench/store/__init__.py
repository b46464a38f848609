"""A store in a file beside a store on a server: how long pages take to be written, and questions to be answered."""
