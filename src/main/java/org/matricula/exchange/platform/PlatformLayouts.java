package org.matricula.exchange.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.matricula.codebook.Codes;
import org.matricula.sheet.FixedLayout;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// 平台版面: the lists of `reference/platform`, and how a student's record reads in them.
@Component
class PlatformLayouts {

    private static final String REASONS = "change-reason";
    private static final String OTHER_REASON = "99";

    private final List<PlatformLayout> all;
    private final Codes codes;

    PlatformLayouts(Codes codes) {
        this.codes = codes;
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:reference/platform/*.yaml");
            var read = new java.util.ArrayList<PlatformLayout>();
            for (var it : found) {
                try (var yaml = it.getInputStream()) {
                    var name = String.valueOf(it.getFilename());
                    read.add(
                            PlatformLayout.of(
                                    name.substring(0, name.indexOf('.')), FixedLayout.read(yaml)));
                }
            }
            all = read.stream().sorted(Comparator.comparingInt(PlatformLayout::order)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PlatformLayout> all() {
        return all;
    }

    Optional<PlatformLayout> find(String key) {
        return all.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    PlatformLayout get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("layout " + key));
    }

    /// As it stands in the file; blank for what is not on record. A reason that is no code of the
    /// national table is 其他 there.
    String value(FixedLayout.Column column, PlatformRow row) {
        var value = row.value(column.field());
        if (column.field().equals("event-reason")) {
            return codes.find(REASONS, value).isPresent() ? value : OTHER_REASON;
        }
        if (column.words() != null) {
            return value.isEmpty() ? "" : codes.label(column.words(), value);
        }
        return column.codes().getOrDefault(value, value);
    }
}
