package org.matricula.exchange.webhook;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// The secrets deliveries are signed with: sealed, for they are needed in clear each time. A hook's
/// own id is its salt.
@Component
class SealedHooks implements SealedColumns {

    static final Field SECRET = new Field("exchange.hook", "secret");

    static byte[] salt(UUID hook) {
        return ByteBuffer.allocate(16)
                .putLong(hook.getMostSignificantBits())
                .putLong(hook.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(SECRET, "id", "uuid_send(t.id)"));
    }
}
