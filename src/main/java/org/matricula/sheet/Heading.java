package org.matricula.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What stands over a column: one word, or a group and a word under it.
///
/// @param parts from the top line to the bottom line, without repetition
record Heading(List<String> parts) {

    /// One way to understand a heading, and how sure that is.
    record Reading(String text, double certainty) {}

    private static final Pattern BRACKETS =
            Pattern.compile("[(\\[{<【〔「《][^)\\]}>】〕」》]*[)\\]}>】〕」》]");
    private static final Pattern DECORATION =
            Pattern.compile("[\\s\\p{Punct}★☆●○■□◆※△▲√→。、,:;“”‘’【】〔〕「」《》·…—]+");
    private static final Pattern REMARK = Pattern.compile("必填|选填|必录|不能为空");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z\\u4E00-\\u9FFF]*");
    private static final int LONGEST = 60;

    String text() {
        return String.join(" / ", parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// Half-width, lower case, without blanks, brackets' marks, stars and remarks such as 必填.
    static String normal(String heading) {
        if (PLAIN.matcher(heading).matches() && !REMARK.matcher(heading).find()) {
            return heading.toLowerCase(Locale.ROOT);
        }
        var text = Normalizer.normalize(CellText.tidy(heading), Normalizer.Form.NFKC);
        text = REMARK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return DECORATION.matcher(text).replaceAll("");
    }

    private static String withoutBrackets(String heading) {
        var text = Normalizer.normalize(CellText.tidy(heading), Normalizer.Form.NFKC);
        return normal(BRACKETS.matcher(text).replaceAll(""));
    }

    List<Reading> readings() {
        var readings = new ArrayList<Reading>();
        if (parts.stream().anyMatch(it -> it.length() > LONGEST)) {
            return readings;
        }
        for (var from = 0; from < parts.size(); from++) {
            var certainty = from == 0 ? 1.0 : 0.85;
            var part = String.join("", parts.subList(from, parts.size()));
            readings.add(new Reading(normal(part), certainty));
            readings.add(new Reading(withoutBrackets(part), certainty - 0.05));
        }
        readings.removeIf(it -> it.text().isEmpty());
        return readings;
    }
}
