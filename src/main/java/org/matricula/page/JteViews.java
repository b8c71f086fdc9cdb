package org.matricula.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/// A controller's answer `registry/students` is the precompiled template
/// `src/main/jte/registry/students.jte`; `shell` is always among its parameters.
@Configuration(proxyBeanMethods = false)
class JteViews {

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(
                null,
                ContentType.Html,
                JteViews.class.getClassLoader(),
                "gg.jte.generated.precompiled");
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine templates, Shells shells) {
        return new Resolver(templates, shells);
    }

    private record Resolver(TemplateEngine templates, Shells shells)
            implements ViewResolver, Ordered {

        @Override
        public View resolveViewName(String name, Locale locale) {
            if (name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)) {
                return new RedirectView(
                        name.substring(UrlBasedViewResolver.REDIRECT_URL_PREFIX.length()),
                        true,
                        true,
                        false);
            }
            return (model, request, response) -> render(name, model, request, response);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        private void render(
                String name,
                @org.jspecify.annotations.Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws java.io.IOException {
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                parameters.putAll(model);
            }
            parameters.put("shell", shells.around(request));
            var output = new Utf8ByteOutput();
            templates.render(name + ".jte", parameters, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            response.addHeader("Vary", "HX-Request");
            output.writeTo(response.getOutputStream());
        }
    }
}
