package org.matricula.survey.ask;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.matricula.survey.form.Questionnaire;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// 开箱: the ballots of an anonymous questionnaire become replies. One that does not open keeps
/// nobody else's from being counted: it stays in the box, until its key is back or for good.
@Component
class OpenBox {

    private static final int BATCH = 500;

    /// What became of a box.
    ///
    /// @param keyless still in it, for their key is missing
    /// @param damaged still in it, for they do not open or do not read
    record Opened(int read, int keyless, int damaged) {

        int unread() {
            return keyless + damaged;
        }
    }

    private final ReplyRows replies;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    OpenBox(ReplyRows replies, JsonMapper json) {
        this.replies = replies;
        this.json = json;
    }

    Opened open(Questionnaire it) {
        var ballots = replies.ballots(it.id(), random);
        var taken = new ArrayList<UUID>();
        var kept = new int[2];
        IntStream.iterate(0, from -> from < ballots.size(), from -> from + BATCH)
                .mapToObj(from -> ballots.subList(from, Math.min(from + BATCH, ballots.size())))
                .forEach(some -> {
                    var them = new ArrayList<ReplyRows.Unboxed>();
                    for (var ballot : replies.open(some)) {
                        var read = ballot.given() == null ? null : read(ballot.given());
                        if (read == null) {
                            kept[ballot.keyless() ? 0 : 1]++;
                        } else {
                            them.add(read);
                            taken.add(ballot.id());
                        }
                    }
                    replies.addAnonymous(it.id(), it.scopePos(), them);
                });
        replies.emptied(it.id(), taken);
        return new Opened(taken.size(), kept[0], kept[1]);
    }

    private ReplyRows.@org.jspecify.annotations.Nullable Unboxed read(String given) {
        try {
            return json.readValue(given, ReplyRows.Unboxed.class);
        } catch (JacksonException damaged) {
            return null;
        }
    }
}
