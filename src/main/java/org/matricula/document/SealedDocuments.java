package org.matricula.document;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What documents keep sealed until they are printed. A document's own id is its salt.
@Component
class SealedDocuments implements SealedColumns {

    static final Field SHEET = new Field("document.document", "sheet");

    static byte[] salt(UUID document) {
        return ByteBuffer.allocate(16)
                .putLong(document.getMostSignificantBits())
                .putLong(document.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(SHEET, "id", "uuid_send(t.id)"));
    }
}
