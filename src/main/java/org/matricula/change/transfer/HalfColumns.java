package org.matricula.change.transfer;

import java.util.List;
import org.matricula.registry.Intake;
import org.matricula.vault.Field;
import org.matricula.vault.OnceClear;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What a transfer keeps sealed of whoever goes, each half under a salt of its own: of somebody who
/// comes with a letter there is no person yet.
@Component
class HalfColumns implements SealedColumns, OnceClear {

    /// 学籍号
    static final Field NUMBER = new Field("change.transfer_side", "registry_number");

    private static final String OWN = "t.salt";

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(NUMBER, "id", OWN));
    }

    @Override
    public List<Place> onceClear() {
        return List.of(
                new Place(
                        NUMBER,
                        "registry_clear",
                        OWN,
                        new Digest("registry_digest", Intake.REGISTRY_KEY, Intake::registryKey)));
    }
}
