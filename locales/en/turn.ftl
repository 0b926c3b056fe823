### What is said when a message could not be handled.

turn-given-up = Sorry, your last message could not be handled; we have noted the problem. Your answers are kept. Please send it again or put it differently.
