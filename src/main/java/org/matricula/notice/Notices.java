package org.matricula.notice;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 通知: tells people what concerns them, in the program and, where a mail server is configured, by
/// mail, outside the night's quiet. Joins the transaction of what it tells of.
@Service
public class Notices {

    private final NoticeRows rows;
    private final MailRows mails;
    private final MailSettings settings;
    private final Clock clock;

    Notices(NoticeRows rows, MailRows mails, MailSettings settings, Clock clock) {
        this.rows = rows;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /// One notice of several told at once.
    ///
    /// @param href where it leads, a path within the program
    /// @param word what the sentence is filled with
    public record Told(UUID account, String href, String word) {}

    /// Several people, each in their own words, in one statement.
    ///
    /// @param key message key of the sentence
    @Transactional
    public void tell(String key, Collection<Told> them) {
        var all = them.stream().distinct().toList();
        if (all.isEmpty()) {
            return;
        }
        var now = clock.instant();
        rows.add(all, key, now);
        if (settings.configured()) {
            mails.add(all, key, settings.outside(now));
        }
    }

    /// @param key message key of the sentence, filled with `args`
    /// @param href where it leads, a path within the program
    @Transactional
    public void tell(Collection<UUID> accounts, String key, String href, Object... args) {
        var whom = accounts.stream().distinct().toList();
        if (whom.isEmpty()) {
            return;
        }
        List<String> words = Arrays.stream(args).map(String::valueOf).toList();
        var now = clock.instant();
        rows.add(whom, key, words, href, now);
        if (settings.configured()) {
            mails.add(whom, key, words, href, settings.outside(now));
        }
    }
}
