package org.matricula.identity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What accounts keep sealed. An account's own id is its salt.
@Component
public class SealedAccounts implements SealedColumns {

    public static final Field OTP_SECRET = new Field("identity.account", "otp_secret");

    public static byte[] salt(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(OTP_SECRET, "id", "uuid_send(t.id)"),
                new Column(Accounts.EMAIL, "id", "uuid_send(t.id)"));
    }
}
