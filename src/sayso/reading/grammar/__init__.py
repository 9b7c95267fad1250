"""Words with their tags, trees and names, and the nouns that can be somebody."""
