package org.matricula.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/// Chinese first, English second: one bundle a module, the language in a cookie.
@Configuration(proxyBeanMethods = false)
class Words implements WebMvcConfigurer {

    @Bean
    MessageSource messageSource() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*.properties");
        var bundles =
                Arrays.stream(found)
                        .map(it -> Objects.requireNonNull(it.getFilename()))
                        .filter(it -> !it.endsWith("_en.properties"))
                        .map(it -> "classpath:messages/" + it.substring(0, it.lastIndexOf('.')))
                        .sorted()
                        .toArray(String[]::new);
        // holds all bundles of a language in one map: a page looks up hundreds of words
        var source = new ReloadableResourceBundleMessageSource();
        source.setBasenames(bundles);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return source;
    }

    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver("lang");
        cookie.setDefaultLocaleFunction(request ->
                "en".equals(request.getLocale().getLanguage())
                                && request.getHeader("Accept-Language") != null
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setCookieMaxAge(Duration.ofDays(365));
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }
}
