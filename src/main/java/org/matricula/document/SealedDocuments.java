package org.matricula.document;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What documents keep sealed until they are printed, what was filled into them, and the keys that
/// sign them. A row's own id is its salt.
@Component
class SealedDocuments implements SealedColumns {

    static final Field SHEET = new Field("document.document", "sheet");

    static final Field FILLED = new Field("document.document", "filled");

    static final Field KEY = new Field("document.signing_key", "sealed");

    static final Field AUTHORITY = new Field("document.signing_authority", "sealed");

    static byte[] salt(UUID row) {
        return ByteBuffer.allocate(16)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(SHEET, "id", "uuid_send(t.id)"),
                new Column(FILLED, "id", "uuid_send(t.id)"),
                new Column(KEY, "id", "uuid_send(t.id)"),
                new Column(AUTHORITY, "id", "uuid_send(t.id)"));
    }
}
