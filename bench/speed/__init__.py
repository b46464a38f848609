"""What reading takes: beside the bare parse, beside peers, with copies, with more workers, and as pages become more."""
