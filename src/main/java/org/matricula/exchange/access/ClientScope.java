package org.matricula.exchange.access;

import java.util.Arrays;
import java.util.List;

/// 授权范围: the scopes of OneRoster 1.2 that the register grants. It grants none to write: rosters
/// come in by the import, and grades by their teachers alone.
public enum ClientScope {
    ROSTER_CORE("roster-core", "roster-core.readonly"),
    ROSTER("roster", "roster.readonly"),
    DEMOGRAPHICS("demographics", "roster-demographics.readonly"),
    GRADEBOOK_CORE("gradebook-core", "gradebook-core.readonly"),
    GRADEBOOK("gradebook", "gradebook.readonly");

    private static final String PREFIX = "https://purl.imsglobal.org/spec/or/v1p2/scope/";

    private final String key;
    private final String name;

    ClientScope(String key, String name) {
        this.key = key;
        this.name = name;
    }

    /// The word for it is `exchange.scope.` and this.
    public String key() {
        return key;
    }

    public String uri() {
        return PREFIX + name;
    }

    public static List<String> uris() {
        return Arrays.stream(values()).map(ClientScope::uri).toList();
    }
}
