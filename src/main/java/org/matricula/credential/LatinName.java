package org.matricula.credential;

import org.matricula.personal.PersonName;

/// A person's name as English papers have it: surname and given name by their pinyin, as in a
/// passport (中国人名汉语拼音字母拼写规则 GB/T 28039).
public record LatinName(String chinese) {

    /// 张伟 is Zhang Wei.
    ///
    /// @return blank for a name of which nothing can be spelt
    public String spelt() {
        var name = new PersonName(chinese);
        var surname = new PersonName(name.surname()).pinyin();
        var given = name.pinyin().substring(Math.min(surname.length(), name.pinyin().length()));
        return (capital(surname) + " " + capital(given)).strip();
    }

    /// Beside the name as it is written: Zhang Wei (张伟).
    public String printed() {
        var read = spelt();
        return read.isEmpty() ? chinese : read + " (" + chinese + ")";
    }

    private static String capital(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}
