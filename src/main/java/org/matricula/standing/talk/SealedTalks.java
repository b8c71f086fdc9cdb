package org.matricula.standing.talk;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What was said in a talk is kept sealed. A talk's own id is its salt.
@Component
class SealedTalks implements SealedColumns {

    static final Field REMARKS = new Field("standing.talk", "remarks");

    static byte[] salt(UUID talk) {
        return ByteBuffer.allocate(16)
                .putLong(talk.getMostSignificantBits())
                .putLong(talk.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(REMARKS, "id", "uuid_send(t.id)"));
    }
}
