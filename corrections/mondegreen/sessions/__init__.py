"""What an editor decides about proposals, and how decisions are kept, found again and taken back."""
