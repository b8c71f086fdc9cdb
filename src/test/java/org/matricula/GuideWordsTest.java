package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a chapter of the guide quotes is what the pages say: a button renamed is renamed there too.
class GuideWordsTest {

    private static final Path GUIDE = Path.of("docs/guide");

    private static final Pattern CHINESE = Pattern.compile("“([^”\\n]+)”");
    private static final Pattern ENGLISH = Pattern.compile("\"([^\"\\n]+)\"");

    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /// Placeholders, numbers and marks: a chapter writes "……" where a page writes a number.
    private static final Pattern NO_WORDS = Pattern.compile("\\{\\d+}|[^\\p{L}\\n]");

    /// Words of two sentences are not one name.
    private static final Pattern PAUSE = Pattern.compile("[，；。：？（）,;:.?()]+");

    /// Quoted, and not from a page: samples of what is typed, words of forms and codes, questions.
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "SVG",
                    "heading=detail",
                    "before → now",
                    "number, 2 books on loan",
                    "students by broad group of majors",
                    "start of the school year",
                    "Between provinces",
                    "学号 借书 2 册未还",
                    "课程开放(单科)",
                    "这门课过了会怎样",
                    "改读那个专业会怎样",
                    "本系统某值，平台某值",
                    "经办人：",
                    "证书种类 + 打印机",
                    "学号+姓名",
                    "注册证号+姓名",
                    "除中职",
                    "除招生、转入",
                    "分专业大类学生数",
                    "入学注册时年满40周岁");

    @Test
    void the_chinese_chapters_quote_the_words_of_the_pages() throws IOException {
        assertThat(strange(GUIDE, CHINESE, false)).isEmpty();
    }

    @Test
    void the_english_chapters_quote_the_english_words_of_the_pages() throws IOException {
        assertThat(strange(GUIDE.resolve("en"), ENGLISH, true)).isEmpty();
    }

    private static Set<String> strange(Path folder, Pattern quoted, boolean english)
            throws IOException {
        var known = words(english);
        var strange = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(GuideWordsTest::chapter).toList()) {
                var text = LINK.matcher(Files.readString(file)).replaceAll("$1");
                quoted.matcher(CODE.matcher(text).replaceAll("`"))
                        .results()
                        .map(it -> it.group(1))
                        .filter(it -> !ELSEWHERE.contains(it) && !said(it, known))
                        .forEach(it -> strange.add(file.getFileName() + ": " + it));
            }
        }
        return strange;
    }

    private static boolean chapter(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".md") && !name.equals("README.md");
    }

    /// Whole, or part by part where a way through the menu or several choices are quoted at once.
    private static boolean said(String quote, String known) {
        return known.contains(letters(quote))
                || Pattern.compile("[→、/]")
                        .splitAsStream(quote)
                        .allMatch(it -> known.contains(letters(it)));
    }

    private static String words(boolean english) throws IOException {
        try (var files = Files.list(MessagesTest.BUNDLES)) {
            var all = new Properties();
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith("_en.properties") == english) {
                    try (var in = Files.newBufferedReader(file)) {
                        all.load(in);
                    }
                }
            }
            return all.values().stream()
                    .map(it -> letters(it.toString()))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String letters(String words) {
        return NO_WORDS.matcher(PAUSE.matcher(words).replaceAll("\n"))
                .replaceAll("")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
