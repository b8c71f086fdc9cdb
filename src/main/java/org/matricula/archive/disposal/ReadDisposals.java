package org.matricula.archive.disposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ReadDisposals {

    private final DisposalRows rows;

    ReadDisposals(DisposalRows rows) {
        this.rows = rows;
    }

    Slice<Disposal> page(@Nullable UUID before, int most) {
        return Slice.of(rows.page(before, most + 1), most, it -> it.id().toString());
    }

    OpenedDisposal open(UUID id) {
        return new OpenedDisposal(rows.get(id), rows.items(id));
    }
}
