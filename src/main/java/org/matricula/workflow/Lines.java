package org.matricula.workflow;

import java.util.ArrayList;
import java.util.List;

/// Sets a label into lines of about equal length, as a typesetter would: a Chinese character is as
/// wide as the type is high, a Latin one about half of that.
final class Lines {

    private static final double NARROW = 0.56;
    private static final String NEVER_FIRST = "）)，、。；：》";

    private Lines() {}

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(it -> it < 0x2E80 ? NARROW : 1).sum() * size;
    }

    static List<String> of(String text, double size, double room) {
        var count = (int) Math.ceil(width(text, size) / room);
        if (count <= 1) {
            return List.of(text);
        }
        if (text.contains(" ")) {
            return words(text, size, room);
        }
        var each = Math.min(room, width(text, size) / count + size / 2);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var character : text.codePoints().toArray()) {
            var letter = Character.toString(character);
            var full = width(line + letter, size) > each;
            if (full && !line.isEmpty() && !NEVER_FIRST.contains(letter)) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(letter);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /// Words of a Latin script stay whole.
    private static List<String> words(String text, double size, double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
