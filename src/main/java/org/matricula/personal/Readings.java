package org.matricula.personal;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How the characters of names are read, in small letters without tones, ü as v, the way it is
/// typed. The rules are ICU's; what it is known to miss in names stands here.
///
/// A reading is remembered after its first use, for a transliterator is slow and lets one thread in
/// at a time. The memory is bounded by the letters of Unicode and the surnames asked for, which are
/// single letters or those below.
final class Readings {

    private static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");
    private static final Transliterator SURNAMES = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator FOREIGN =
            Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private static final ConcurrentMap<Integer, String> BY_CHARACTER = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, String> BY_SURNAME = new ConcurrentHashMap<>();

    /// Surnames of two characters and more; the longest first decides.
    private static final Set<String> COMPOUND =
            Set.of(
                    """
                    欧阳 司马 上官 诸葛 尉迟 长孙 万俟 令狐 鲜于 宇文 澹台 濮阳 公孙 太史 申屠 夏侯 闻人 东方 赫连
                    皇甫 公羊 公冶 宗政 淳于 单于 太叔 仲孙 轩辕 钟离 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马
                    公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门
                    西门 南宫 第五 独孤 纳兰 完颜 耶律 慕容 相里 达奚 贺兰 哥舒 叱干 爱新觉罗 叶赫那拉\
                    """
                            .split("\\s+"));

    /// Read otherwise in a surname than ICU does.
    private static final Map<String, String> SURNAME_READINGS =
            Map.ofEntries(
                    Map.entry("朴", "piao"),
                    Map.entry("缪", "miao"),
                    Map.entry("薄", "bo"),
                    Map.entry("祭", "zhai"),
                    Map.entry("句", "gou"),
                    Map.entry("会", "gui"),
                    Map.entry("都", "du"),
                    Map.entry("洗", "xian"),
                    Map.entry("钭", "tou"),
                    Map.entry("贠", "yun"),
                    Map.entry("单于", "chanyu"),
                    Map.entry("拓跋", "tuoba"));

    /// Read otherwise in a given name than ICU does, or not read by it at all.
    private static final Map<String, String> NAME_READINGS =
            Map.of(
                    "晟", "sheng", "琢", "zhuo", "莞", "wan", "地", "di", "了", "liao", "薄", "bo", "𠮷",
                    "ji", "〇", "ling");

    private Readings() {}

    static List<String> compound() {
        return List.copyOf(COMPOUND);
    }

    /// How many code units of the name are its surname: a compound one if something follows it.
    static int surnameLength(String name) {
        for (var length = Math.min(4, name.length() - 1); length > 1; length--) {
            if (COMPOUND.contains(name.substring(0, length))) {
                return length;
            }
        }
        return name.offsetByCodePoints(0, 1);
    }

    static String ofSurname(String surname) {
        return BY_SURNAME.computeIfAbsent(surname, Readings::readSurname);
    }

    /// Empty where nobody has told how the character is read.
    static String of(int point) {
        if (point < 0x80) {
            return Character.isLetter(point)
                    ? Character.toString(Character.toLowerCase(point))
                    : "";
        }
        return Character.isAlphabetic(point)
                ? BY_CHARACTER.computeIfAbsent(point, Readings::read)
                : "";
    }

    private static String readSurname(String surname) {
        var known = SURNAME_READINGS.get(surname);
        if (known != null) {
            return known;
        }
        var read = letters(SURNAMES.transliterate(surname));
        return read.isEmpty() ? of(surname.codePointAt(0)) : read;
    }

    private static String read(int point) {
        var letter = Character.toString(point);
        var known = NAME_READINGS.get(letter);
        if (known != null) {
            return known;
        }
        return letters((Writing.isHan(point) ? PLAIN : FOREIGN).transliterate(letter));
    }

    private static String letters(String read) {
        var composed = Normalizer.normalize(read.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        var typed = composed.replaceAll("[üǖǘǚǜ]", "v");
        return Normalizer.normalize(typed, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }
}
