package org.matricula.credential.national;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.matricula.sheet.FixedLayout;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// 上报版面: columns, order and widths, from `reference/registration-layout.yaml`.
@Component
class NationalLayout {

    private final FixedLayout layout;

    NationalLayout() {
        try (var yaml =
                new ClassPathResource("reference/registration-layout.yaml").getInputStream()) {
            layout = FixedLayout.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FixedLayout.Column> columns() {
        return layout.columns();
    }

    /// As it stands in the file; blank for what is not on record.
    String value(FixedLayout.Column column, NationalRow row) {
        var value = row.value(column.field());
        return column.codes().getOrDefault(value, value);
    }
}
