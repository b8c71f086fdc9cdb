package org.matricula.vault;

import java.util.List;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.StartCheck;
import org.springframework.stereotype.Component;

/// In production the key file is named, is there, and is its owner's alone.
@Component
class KeyCheck implements StartCheck {

    private final VaultSettings settings;
    private final Keys keys;

    KeyCheck(VaultSettings settings, Keys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    @Override
    public List<Refusal> weaknesses() {
        if (!settings.given()) {
            return List.of(Refusal.rule("start.key-file-unnamed"));
        }
        var file = keys.file();
        if (!file.exists()) {
            return List.of(Refusal.rule("start.key-file-missing", file.path()));
        }
        if (file.exposed()) {
            return List.of(Refusal.rule("start.key-file-exposed", file.path()));
        }
        return unreadable(file);
    }

    private List<Refusal> unreadable(KeyFile file) {
        try {
            keys.ring();
            return List.of();
        } catch (IllegalStateException | IllegalArgumentException broken) {
            return List.of(Refusal.rule("start.key-file-broken", file.path(), broken.getMessage()));
        }
    }
}
