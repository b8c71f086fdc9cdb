package org.matricula.portal.door;

import org.matricula.page.ApiProblems;
import org.matricula.vault.Vault;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The bulkheads stand before the sessions and the sign-in, the keeper of answers behind them: it
/// keeps each account's own.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class EdgeFilters {

    private static final int BEFORE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int BEHIND_SIGN_IN = 0;

    @Bean
    FilterRegistrationBean<Bulkheads> bulkheads(BulkheadSettings settings, Busy busy) {
        var filter = new FilterRegistrationBean<>(new Bulkheads(settings, busy));
        filter.setOrder(BEFORE_SESSIONS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OnceOnlyFilter> onceOnlyFilter(
            KeptAnswers answers, Vault vault, ApiProblems problems) {
        var filter = new FilterRegistrationBean<>(new OnceOnlyFilter(answers, vault, problems));
        filter.addUrlPatterns("/api/v1/*");
        filter.setOrder(BEHIND_SIGN_IN);
        return filter;
    }
}
