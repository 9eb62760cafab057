"""HTTP/1.1 below the gates: heads, connections, and the bytes of answers."""
