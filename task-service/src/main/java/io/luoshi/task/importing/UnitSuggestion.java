package io.luoshi.task.importing;

/**
 * A unit of the register that a name may mean.
 *
 * @param matched its name or alias that resembles the name of the notice
 * @param score how likely, 0 to 100; only to rank
 */
record UnitSuggestion(String unit, String name, String matched, Likeness likeness, int score) {

    /** In which way names resemble each other, the surest first. */
    enum Likeness {
        /** The same but for what a level or place adds in front: 区教育局, 教育局. */
        PREFIX,
        /** One is made of characters of the other, in their order, from its first to its last: 区文旅局, 区文化和旅游局. */
        ABBREVIATION,
        /** One or two characters are others, as misread or misspelt: 区己局, 区已局. */
        SPELLING,
        /** Most pairs of neighbouring characters are in both. */
        WORDS
    }
}
