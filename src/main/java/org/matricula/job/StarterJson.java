package org.matricula.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Lines readable by people; db-scheduler's own writes Java's serialisation or wants another
/// Jackson.
record StarterJson(JsonMapper json) implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : json.writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> kind, byte @Nullable [] written) {
        return written == null ? null : json.readValue(written, kind);
    }
}
