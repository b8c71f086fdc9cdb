package org.matricula.archive.handover;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ReadHandovers {

    private final HandoverRows rows;
    private final HandFilesOver handFilesOver;
    private final Units units;

    ReadHandovers(HandoverRows rows, HandFilesOver handFilesOver, Units units) {
        this.rows = rows;
        this.handFilesOver = handFilesOver;
        this.units = units;
    }

    Slice<Handover> page(@Nullable UUID before, int most) {
        return Slice.of(rows.page(before, most + 1), most, it -> it.id().toString());
    }

    OpenedHandover open(UUID id) {
        return new OpenedHandover(rows.get(id), rows.items(id));
    }

    List<HandedFile> students(UUID unit) {
        return rows.students(handFilesOver.reached(unit).id());
    }

    /// The classes within reach; of a class teacher, their own.
    List<Choice> classes() {
        var unit = Acting.now().unit();
        if (unit == null) {
            return List.of();
        }
        var own = units.get(unit);
        return (own.kind().equals("class") ? List.of(own) : units.below(unit, "class"))
                .stream().map(it -> new Choice(it.id().toString(), it.name())).toList();
    }
}
