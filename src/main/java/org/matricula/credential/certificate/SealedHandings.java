package org.matricula.credential.certificate;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// Who took a certificate, a proxy's ID number and the signature are kept sealed. A line's own id
/// is its salt.
@Component
class SealedHandings implements SealedColumns {

    static final Field TAKER = new Field("credential.handing", "taker");
    static final Field TAKER_ID = new Field("credential.handing", "taker_id");
    static final Field SIGNATURE = new Field("credential.handing", "signature");

    static byte[] salt(UUID line) {
        return ByteBuffer.allocate(16)
                .putLong(line.getMostSignificantBits())
                .putLong(line.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(TAKER, "id", "uuid_send(t.id)"),
                new Column(TAKER_ID, "id", "uuid_send(t.id)"),
                new Column(SIGNATURE, "id", "uuid_send(t.id)"));
    }
}
