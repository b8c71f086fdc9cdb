package org.matricula.exchange.roster;

import java.util.List;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What imports keep sealed: the keys of the files, and the values of before.
@Component
class ImportColumns implements SealedColumns {

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(ImportFiles.KEY, "id", "t.file_salt"),
                new Column(
                        BeforeImport.VALUE,
                        "id",
                        "(select p.salt from registry.person p where p.id = t.person_id)"));
    }
}
