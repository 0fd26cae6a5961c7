"""Made movements: hands that draw J and Z, and hands that move otherwise, before cameras."""
