def ids_of_affair(db, name):
    raise NotImplementedError
