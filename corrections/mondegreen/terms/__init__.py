"""What is looked for: terms, their forms, where they come from, and which words are ordinary ones."""
