package org.matricula.workflow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// The names in the drawings in the reader's language. A drawing is Chinese; a name that has no
/// translation, such as one of a school's own, stays as it was drawn.
public final class DrawnNames {

    private static final Properties ENGLISH = read("/processes/names_en.properties");

    private DrawnNames() {}

    public static String of(String name, Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH.getProperty(name, name) : name;
    }

    private static Properties read(String path) {
        var read = new Properties();
        try (var in = Objects.requireNonNull(DrawnNames.class.getResourceAsStream(path), path);
                var words = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            read.load(words);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
