package org.matricula.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends what waits, every few seconds. What the mail server does not take is tried again, later
/// each time, and given up after a day or so.
@Component
class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final MailRows mails;
    private final Accounts accounts;
    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    MailRound(
            MailRows mails,
            Accounts accounts,
            ObjectProvider<JavaMailSender> sender,
            MailSettings settings,
            MessageSource messages,
            Clock clock) {
        this.mails = mails;
        this.accounts = accounts;
        this.sender = sender;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void run() {
        var server = sender.getIfAvailable();
        if (server != null && settings.configured()) {
            Acting.as(Actor.system("mail"), () -> send(server));
        }
    }

    private void send(JavaMailSender server) {
        var now = clock.instant();
        var due = mails.take(now, now.plus(LEASE), BATCH);
        var addresses =
                accounts.emails(
                        due.stream().map(MailRows.Row::account).collect(Collectors.toSet()));
        due.forEach(it -> send(server, it, addresses));
    }

    private void send(JavaMailSender server, MailRows.Row mail, Map<UUID, String> addresses) {
        var address = addresses.get(mail.account());
        if (address == null) {
            mails.sent(mail.id());
            return;
        }
        try {
            server.send(letter(mail, address));
            mails.sent(mail.id());
        } catch (MailException refused) {
            LOG.warn("mail {} was not taken: {}", mail.id(), refused.getMessage());
            putOff(mail);
        }
    }

    private void putOff(MailRows.Row mail) {
        var now = clock.instant();
        if (mail.tries() >= settings.tries()) {
            mails.giveUp(mail.id(), now);
        } else {
            mails.again(
                    mail.id(),
                    settings.outside(now.plus(FIRST_PAUSE.multipliedBy(1L << mail.tries()))));
        }
    }

    private SimpleMailMessage letter(MailRows.Row mail, String address) {
        var locale = Locale.SIMPLIFIED_CHINESE;
        var text = messages.getMessage(mail.key(), mail.args().toArray(), mail.key(), locale);
        var url = settings.publicUrl() == null ? "" : settings.publicUrl() + mail.href();
        var letter = new SimpleMailMessage();
        letter.setFrom(String.valueOf(settings.from()));
        letter.setTo(address);
        letter.setSubject(messages.getMessage("notice.mail.subject", null, locale));
        letter.setText(messages.getMessage("notice.mail.body", new Object[] {text, url}, locale));
        return letter;
    }
}
