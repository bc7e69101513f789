"""Forms about contact: fields, and what an answer asks for besides. Rules of a field sit on the model."""
