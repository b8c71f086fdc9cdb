package org.matricula.registry.founding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.copy.CopyManager;

/// Some hundred students' rows, table by table, ready to be copied.
final class Chunk {

    private final Map<Target, ByteArrayOutputStream> lines = new EnumMap<>(Target.class);
    private final int students;

    Chunk(int students) {
        this.students = students;
    }

    int students() {
        return students;
    }

    void add(Target table, String line) {
        lines.computeIfAbsent(table, it -> new ByteArrayOutputStream(1 << 16))
                .writeBytes(line.getBytes(UTF_8));
    }

    void copy(CopyManager copy) throws SQLException, IOException {
        for (var it : lines.entrySet()) {
            var in = copy.copyIn(it.getKey().copy());
            try {
                var bytes = it.getValue().toByteArray();
                in.writeToCopy(bytes, 0, bytes.length);
                in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        }
    }
}
