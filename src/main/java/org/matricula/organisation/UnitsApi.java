package org.matricula.organisation;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The unit tree for other systems.
@RestController
@RequestMapping("/api/v1/units")
@Allowed(Allowed.SIGNED_IN)
class UnitsApi {

    /// A unit as the interface tells it.
    record Told(
            UUID id,
            String kind,
            String code,
            String name,
            @Nullable UUID parent,
            @Nullable UUID institution,
            @Nullable String education,
            @Nullable String stage,
            @Nullable Integer gradeLevel,
            @Nullable Integer entryYear,
            LocalDate from,
            @Nullable LocalDate until) {

        static Told of(Unit unit) {
            return new Told(
                    unit.id(),
                    unit.kind(),
                    unit.code(),
                    unit.name(),
                    unit.parentId(),
                    unit.institutionId(),
                    unit.education(),
                    unit.stage(),
                    unit.gradeLevel(),
                    unit.entryYear(),
                    unit.from(),
                    unit.until());
        }
    }

    private static final int MOST = 200;

    private final UnitTree tree;
    private final Units units;
    private final OpenUnit openUnit;

    UnitsApi(UnitTree tree, Units units, OpenUnit openUnit) {
        this.tree = tree;
        this.units = units;
        this.openUnit = openUnit;
    }

    @GetMapping
    Slice<Told> list(
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Math.clamp(limit, 1, MOST);
        if (parent != null) {
            tree.get(parent);
        }
        var found = tree.children(parent, after(cursor), most + 1);
        return Slice.of(found, most, it -> Cursor.of(it.pos())).map(Told::of);
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? -1 : Long.parseLong(Cursor.read(cursor, 1).getFirst());
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    @GetMapping("/{id}")
    Told one(@PathVariable UUID id) {
        return Told.of(tree.get(id));
    }

    @PostMapping
    @Allowed({"administrator", "academic-office-head", "registrar"})
    ResponseEntity<Told> open(@RequestBody NewUnit unit) {
        var id = openUnit.open(unit);
        return ResponseEntity.created(URI.create("/api/v1/units/" + id))
                .body(Told.of(units.get(id)));
    }
}
