package org.matricula.survey;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What students say in their own words is kept sealed, and so is what was said in an interview. A
/// row's own id is its salt.
@Component
public class SealedSurveys implements SealedColumns {

    public static final Field DRAFT = new Field("survey.draft", "given");
    public static final Field BALLOT = new Field("survey.ballot", "given");
    public static final Field WORDS = new Field("survey.free_text", "words");
    public static final Field RECORD = new Field("survey.interview", "record");
    public static final Field PROGRESS = new Field("survey.measure_note", "words");

    public static byte[] salt(UUID row) {
        return ByteBuffer.allocate(16)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(DRAFT, BALLOT, WORDS, RECORD, PROGRESS).stream()
                .map(it -> new Column(it, "id", "uuid_send(t.id)"))
                .toList();
    }
}
