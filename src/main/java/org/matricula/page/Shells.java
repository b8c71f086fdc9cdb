package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Builds the shell around each page from what the modules contribute.
@Component
class Shells {

    private final MessageSource messages;
    private final Menus menus;
    private final OpenPages doors;
    private final Supplier<List<Surroundings>> surroundings;
    private final ObjectProvider<RefusalGrounds> grounds;

    Shells(
            MessageSource messages,
            Menus menus,
            OpenPages doors,
            ObjectProvider<Surroundings> surroundings,
            ObjectProvider<RefusalGrounds> grounds) {
        this.messages = messages;
        this.menus = menus;
        this.doors = doors;
        this.surroundings = SingletonSupplier.of(() -> surroundings.orderedStream().toList());
        this.grounds = grounds;
    }

    Shell around(HttpServletRequest request) {
        var actor = Acting.ifAny().filter(it -> it.account() != null).orElse(null);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Shell(
                messages,
                RequestContextUtils.getLocale(request),
                request.getRequestURI(),
                actor == null ? null : actor.name(),
                told(actor, Surroundings::post),
                told(actor, Surroundings::term),
                actor == null ? List.of() : menus.of(actor),
                actor == null
                        ? 0
                        : surroundings.get().stream().mapToLong(it -> it.unread(actor)).sum(),
                csrf == null ? "" : csrf.getHeaderName(),
                csrf == null ? "" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                flash == null ? null : (String) flash.get("flash"),
                surroundings.get().stream()
                        .flatMap(it -> it.formats().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                once(),
                doors::leads);
    }

    /// A list tells the same reason many times: it is looked up once a page.
    private RefusalGrounds once() {
        var known = new HashMap<String, List<Ground>>();
        return (code, on) ->
                known.computeIfAbsent(
                        code + " " + on,
                        _ ->
                                grounds.stream()
                                        .flatMap(of -> of.grounds(code, on).stream())
                                        .toList());
    }

    private @Nullable String told(
            @Nullable Actor actor,
            java.util.function.BiFunction<Surroundings, Actor, @Nullable String> what) {
        return actor == null
                ? null
                : surroundings.get().stream()
                        .map(it -> what.apply(it, actor))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
