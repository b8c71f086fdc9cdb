package org.matricula.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What kinds of unit there are, and under which each may hang.
enum UnitKind {
    PROVINCE("province", true),
    BRANCH("branch", true, "province", "branch"),
    TEACHING_POINT("teaching-point", true, "province", "branch", "school"),
    SCHOOL("school", true, "province", "branch"),
    DEPARTMENT("department", false, "school", "teaching-point", "branch"),
    GRADE("grade", false, "school", "teaching-point", "department", "major"),
    MAJOR("major", false, "school", "teaching-point", "department", "grade"),
    CLASS("class", false, "school", "teaching-point", "department", "grade", "major");

    final String code;
    private final boolean root;
    private final Set<String> parents;

    UnitKind(String code, boolean root, String... parents) {
        this.code = code;
        this.root = root;
        this.parents = Set.of(parents);
    }

    static Optional<UnitKind> of(String code) {
        return Stream.of(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    List<String> parents() {
        return List.copyOf(parents);
    }

    boolean mayHangUnder(@Nullable String parentKind) {
        return parentKind == null ? root : parents.contains(parentKind);
    }
}
